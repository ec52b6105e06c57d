// Reads a webhook as a partner does, by the library of Standard Webhooks: one that is not signed as it should be ends this with a fault.
import { Webhook } from "standardwebhooks";

const { secret, headers, body } = JSON.parse(process.argv[2]);
console.log(JSON.stringify(new Webhook(secret).verify(body, headers)));
