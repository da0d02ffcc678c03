// An OpenID Connect issuer for the browser tests: oidc-provider as it is, with three people and a page to be one of them on.
// Says its address on the first line, reads on standard input where people are to be sent back, says "ready", and
// ends when standard input does.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

const people = {
  anna: { name: "Anna Andersson", email: "anna@tyreso.example", email_verified: true },
  bo: { name: "Bo Berg", email: "bo@nacka.example", email_verified: true },
  cecilia: { name: "Cecilia Ceder", email: "cecilia@elsewhere.example", email_verified: true },
};
const client = { id: "esf", secret: process.env.ISSUER_CLIENT_SECRET };

const server = createServer().listen(0, "localhost");
await new Promise((done) => server.once("listening", done));
const issuer = `http://localhost:${server.address().port}`;
console.log(issuer);

const lines = createInterface({ input: process.stdin });
lines.on("close", () => process.exit(0));
const redirect = (await lines[Symbol.asyncIterator]().next()).value;

const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
const provider = new Provider(issuer, {
  clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect], token_endpoint_auth_method: "client_secret_post" }],
  jwks: { keys: [{ ...key, use: "sig", alg: "RS256", kid: "one" }] },
  cookies: { keys: [randomBytes(32).toString("hex")] },
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  pkce: { methods: ["S256"], required: () => true },
  findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: `subject-of-${id}`, ...people[id] }) },
  // Everybody agrees to tell the portal who they are.
  async loadExistingGrant(ctx) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => { ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Sign out here</button>`); },
      postLogoutSuccessSource: (ctx) => { ctx.body = page("<h1>Signed out at the issuer</h1>"); },
    },
  },
});
const others = provider.callback();
const page = (content) => `<!DOCTYPE html><html lang="en"><title>Issuer</title>${content}</html>`;

server.on("request", async (request, response) => {
  try {
    if (!request.url.startsWith("/interaction/"))
      return void others(request, response);
    if (request.method === "POST") {
      let form = "";
      for await (const part of request)
        form += part;
      return await provider.interactionFinished(request, response, { login: { accountId: new URLSearchParams(form).get("who") } }, { mergeWithLastSubmission: false });
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(`<h1>Who are you?</h1><form method="post">${Object.keys(people).map((who) => `<button name="who" value="${who}">${who}</button>`).join(" ")}</form>`));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
console.log("ready");
