namespace EventSourcedOps.Application.Access;

/// <summary>
/// Tables for what must not be in events because it must be forgettable: secrets and sessions. A row by itself means nothing: which
/// credential and which link counts is said by the account's events, so that a crash between the two leaves nothing half done.
/// </summary>
internal static class AccessSchema
{
    public const string Sql = """
        -- Hashes of passwords, sealed secrets of second factors with the hashes of their recovery codes.
        create table if not exists ops.credentials (
            id        uuid primary key,
            account   uuid not null,
            kind      text not null,
            secret    text not null,
            codes     text[] not null default '{}',
            last_step bigint not null default 0,
            set_at    timestamptz not null
        );
        create index if not exists credentials_by_account on ops.credentials (account, kind, set_at desc);

        create table if not exists ops.enrolments (
            id          uuid primary key,
            secret_hash text not null unique,
            account     uuid not null,
            made_at     timestamptz not null
        );

        create table if not exists ops.sessions (
            secret_hash      text primary key,
            id               uuid not null unique,
            account          uuid not null,
            credential       uuid,
            created_at       timestamptz not null,
            last_seen        timestamptz not null,
            second_factor_at timestamptz,
            ended_at         timestamptz,
            end_reason       text,
            source           text not null,
            agent            text not null,
            external_session text
        );
        create index if not exists sessions_by_account on ops.sessions (account, created_at desc);

        -- Wrong guesses of one source at one login: others are not locked out by them.
        create table if not exists ops.sign_in_failures (
            login    text not null,
            source   text not null,
            failures int not null,
            last_at  timestamptz not null,
            primary key (login, source)
        );
        """;
}
