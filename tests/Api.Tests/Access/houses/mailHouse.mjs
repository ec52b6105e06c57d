// A mail server of another house: takes every mail, with or without signing in, and tells of each in a line.
import { SMTPServer } from "smtp-server";

const [port, user, password] = process.argv.slice(2);

const server = new SMTPServer({
  disabledCommands: user ? [] : ["STARTTLS"],
  authOptional: !user,
  onAuth: (auth, _session, answer) =>
    auth.username === user && auth.password === password ? answer(null, { user }) : answer(new Error("Who is that?")),
  onRcptTo: (address, _session, answer) => answer(address.address.startsWith("nobody@") ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null),
  onData: async (stream, session, answer) => {
    const parts = [];
    for await (const part of stream) parts.push(part);
    console.log(
      JSON.stringify({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((one) => one.address),
        secure: session.secure,
        mail: Buffer.concat(parts).toString("utf8"),
      }),
    );
    answer();
  },
});
server.on("error", (fault) => console.error(String(fault)));
server.listen(Number(port), "127.0.0.1", () => console.log(JSON.stringify({ ready: true })));
