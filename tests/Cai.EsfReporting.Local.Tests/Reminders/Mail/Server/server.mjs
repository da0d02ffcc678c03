// An SMTP server that misbehaves as it is told. What it takes lies in mailbox/, in place before it answers.
// node server.mjs FOLDER PORT, where FOLDER/server.json may hold { user, password, key, cert } and FOLDER/faults.json { rcpt: { address: code }, data: [ … ] }:
// each message that comes takes the next of data: "ok", a code, "hang", "drop" (half-way, not taken), "die" (taken, and no answer).
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [folder, port] = process.argv.slice(2);
const mailbox = `${folder}/mailbox`;
const read = name => existsSync(`${folder}/${name}`) ? JSON.parse(readFileSync(`${folder}/${name}`)) : {};
const write = (path, content) => { writeFileSync(`${path}.new`, content); renameSync(`${path}.new`, path); };
const settings = read('server.json');
const refused = code => Object.assign(new Error('<nobody@mottagare.example> said the server'), { responseCode: code });
mkdirSync(mailbox, { recursive: true });
let asked = 0;

const server = new SMTPServer({
    authOptional: !settings.user,
    allowInsecureAuth: true,
    ...(settings.key ? { key: readFileSync(settings.key), cert: readFileSync(settings.cert) } : { hideSTARTTLS: true }),
    onAuth(auth, session, done) {
        auth.username === settings.user && auth.password === settings.password ? done(null, { user: auth.username }) : done(refused(535));
    },
    onRcptTo(address, session, done) {
        const code = read('faults.json').rcpt?.[address.address];
        code ? done(refused(code)) : done();
    },
    onData(stream, session, done) {
        writeFileSync(`${folder}/asked`, `${++asked}`);
        const faults = read('faults.json');
        const fault = faults.data?.shift() ?? 'ok';
        if (faults.data) write(`${folder}/faults.json`, JSON.stringify(faults));
        const gone = () => server.connections.forEach(connection => connection._socket.destroy());
        const chunks = [];
        stream.on('data', chunk => { chunks.push(chunk); if (fault === 'drop') gone(); });
        stream.on('end', () => {
            if (fault === 'drop' || fault === 'hang') return;
            if (typeof fault === 'number') return done(refused(fault));
            const name = `${mailbox}/${String(readdirSync(mailbox).length + 1).padStart(4, '0')}.eml`;
            write(name, Buffer.concat([Buffer.from(`X-To: ${session.envelope.rcptTo.map(to => to.address).join(',')}\r\n`), ...chunks]));
            fault === 'die' ? gone() : done();
        });
    },
});
server.on('error', () => { /* connections that were cut */ });
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
