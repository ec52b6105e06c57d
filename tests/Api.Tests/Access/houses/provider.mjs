// A house that signs people in, as an organisation would run one. It says who by the person asked for at /as/<login>.
import http from 'node:http';
import Provider from 'oidc-provider';

const [port, key, ops, secret] = process.argv.slice(2);
const scope = 'openid profile work';
let person = { login: 'mei', name: '梅', unit: '330106', roles: ['desk'] };

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'ops', client_secret: secret, response_types: ['code'], grant_types: ['authorization_code'],
    redirect_uris: [`${ops}/sign-in/${key}/callback`], post_logout_redirect_uris: [`${ops}/sign-in`],
    backchannel_logout_uri: `${ops}/sign-in/${key}/logout`, backchannel_logout_session_required: true,
  }],
  cookies: { keys: ['only for tests'] },
  scopes: ['openid', 'profile', 'work'],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], work: ['unit', 'roles'] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  pkce: { required: () => true },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: person.name, preferred_username: person.login, unit: person.unit, roles: person.roles }),
  }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope(scope);
    await grant.save();
    return grant;
  },
  // The provider itself calls no address of this machine unless told; here everything is on this machine.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
});

provider.on('backchannel.error', (_, fault) => console.error(fault));
const answer = provider.callback();
http.createServer(async (request, response) => {
  try {
    if (request.url.startsWith('/interaction/')) {
      await provider.interactionFinished(request, response, { login: { accountId: `id-of-${person.login}` } });
    } else if (request.url.startsWith('/as/')) {
      person = JSON.parse(decodeURIComponent(request.url.slice('/as/'.length)));
      response.end();
    } else {
      await answer(request, response);
    }
  } catch (fault) {
    console.error(fault);
    response.writeHead(500).end();
  }
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
