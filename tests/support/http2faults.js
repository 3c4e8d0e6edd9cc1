// Config maps behind HTTP/2 over TLS with every fault that HTTP/2 knows, drawn from a seed: node http2faults.js KEY CERT.
// Prints its port. /begin?seed=N starts anew and misbehaves, /calm stops that, /truth tells what there is ("namespace/name uid
// version"), /api/v1/configmaps lists and watches.
const fs = require('fs');
const http2 = require('http2');
const [key, cert] = process.argv.slice(2).map(f => fs.readFileSync(f));
const {NGHTTP2_INTERNAL_ERROR, NGHTTP2_REFUSED_STREAM, NGHTTP2_CANCEL} = http2.constants;
const server = http2.createSecureServer({key, cert, allowHTTP1: false, settings: {maxConcurrentStreams: 100}});
const sessions = new Set(), watches = new Set();
let seed = 1, noisy = false, timer = null, uids = 0, version = 100, compacted = 0;
let items = new Map(), history = [];

function random() { // mulberry32
  seed = (seed + 0x6D2B79F5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const pick = n => Math.floor(random() * n);
/// A stream is told of its session's end only later, and throws until then.
const gone = stream => stream.destroyed || !stream.session || stream.session.destroyed;
const chance = p => noisy && random() < p;
const meta = (name, item) => ({name: name.split('/')[1], namespace: name.split('/')[0], uid: item.uid, resourceVersion: String(item.version)});
const object = (name, item) => ({kind: 'ConfigMap', apiVersion: 'v1', metadata: meta(name, item), data: {text: 'x'.repeat(item.version % 700)}});
const status = (code, reason) => ({kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: reason, reason, code});

function record(type, name, item) {
  history.push({version, line: JSON.stringify({type, object: object(name, item)}) + '\n'});
  for (const w of watches) pump(w);
}
function mutate() {
  const name = 'ns' + pick(3) + '/item' + pick(12);
  const have = items.get(name);
  ++version;
  if (have && random() < 0.35) {
    items.delete(name);
    record('DELETED', name, {uid: have.uid, version});
  } else {
    const uid = have ? have.uid : '00000000-0000-4000-8000-' + String(++uids).padStart(12, '0');
    const item = {uid, version};
    items.set(name, item);
    record(have ? 'MODIFIED' : 'ADDED', name, item);
  }
  if (chance(0.02)) { compacted = version; history = []; }
}
function disturb() {
  for (const s of sessions) {
    if (s.destroyed) continue;
    if (!chance(0.03)) continue;
    const how = pick(3);
    if (how === 0) { s.goaway(); setTimeout(() => s.destroy(), pick(20)); } // what runs may end first
    else if (how === 1) s.close(); // GOAWAY, and no new streams
    else s.destroy(); // the connection is gone
  }
  for (const w of watches) if (chance(0.03)) reset(w.stream);
}
function reset(stream) {
  if (!gone(stream)) stream.close([NGHTTP2_INTERNAL_ERROR, NGHTTP2_REFUSED_STREAM, NGHTTP2_CANCEL][pick(3)]);
}
/// In frames cut anywhere; perhaps not all of it.
function send(stream, text, ends) {
  if (gone(stream) || stream.writableEnded || stream.broken) return;
  const bytes = Buffer.from(text);
  if (chance(0.08)) {
    stream.broken = true; // nothing follows the gap: servers do not leave events out
    if (bytes.length > 1) stream.write(bytes.subarray(0, pick(bytes.length)));
    setImmediate(() => reset(stream));
    return;
  }
  const cut = pick(bytes.length + 1);
  stream.write(bytes.subarray(0, cut));
  ends ? stream.end(bytes.subarray(cut)) : stream.write(bytes.subarray(cut));
}
function answer(stream, code, body, headers = {}) {
  if (gone(stream)) return;
  stream.respond({':status': code, 'content-type': 'application/json', ...headers});
  send(stream, JSON.stringify(body), true);
}
function pump(w) {
  if (gone(w.stream)) return;
  if (chance(0.01)) {
    send(w.stream, JSON.stringify({type: 'ERROR', object: pick(2) ? status(410, 'Expired') : status(500, 'InternalError')}) + '\n', true);
    watches.delete(w);
    return;
  }
  let text = '';
  for (const event of history) if (event.version > w.at) { text += event.line; w.at = event.version; }
  if (text) send(w.stream, text, false);
}
function list(stream) {
  const body = {kind: 'ConfigMapList', apiVersion: 'v1', metadata: {resourceVersion: String(version)},
                items: [...items].map(([name, item]) => ({metadata: meta(name, item), data: {text: 'y'.repeat(item.version % 700)}}))};
  answer(stream, 200, body);
}
function watch(stream, from) {
  const at = Number(from) || version;
  if (at < compacted) return answer(stream, 410, status(410, 'Expired'));
  if (at > version) return answer(stream, 504, {...status(504, 'Timeout'), details: {causes: [{reason: 'ResourceVersionTooLarge'}]}});
  if (gone(stream)) return;
  stream.respond({':status': 200, 'content-type': 'application/json;stream=watch'});
  const w = {stream, at};
  watches.add(w);
  stream.on('close', () => watches.delete(w));
  pump(w);
}
function api(stream, query) {
  if (chance(0.05)) return reset(stream);
  if (chance(0.08)) {
    const [code, reason] = [[401, 'Unauthorized'], [429, 'TooManyRequests'], [500, 'InternalError'], [503, 'ServiceUnavailable']][pick(4)];
    return answer(stream, code, status(code, reason), pick(2) ? {'retry-after': '0'} : {});
  }
  query.has('watch') ? watch(stream, query.get('resourceVersion')) : list(stream);
}
function begin(number) {
  seed = number; noisy = true; items = new Map(); history = []; compacted = 0; version += 100;
  for (const w of watches) if (!gone(w.stream)) w.stream.close();
  for (let i = 0; i < 10; ++i) mutate();
  clearInterval(timer);
  timer = setInterval(() => { for (let i = pick(4); i > 0; --i) mutate(); disturb(); }, 4);
}
server.on('session', s => { sessions.add(s); s.on('close', () => sessions.delete(s)); s.on('error', () => {}); });
server.on('sessionError', () => {});
server.on('stream', (stream, headers) => {
  stream.on('error', () => {});
  const url = new URL(headers[':path'], 'https://x');
  if (url.pathname === '/begin') begin(Number(url.searchParams.get('seed')));
  if (url.pathname === '/calm') { noisy = false; clearInterval(timer); }
  if (url.pathname === '/api/v1/configmaps') return api(stream, url.searchParams);
  if (gone(stream)) return; // its connection is one of those that were taken away
  stream.respond({':status': 200, 'content-type': 'application/json'});
  const truth = [...items].sort((a, b) => a[0] < b[0] ? -1 : 1).map(([name, i]) => name + ' ' + i.uid + ' ' + i.version + '\n').join('');
  stream.end(url.pathname === '/truth' ? truth : '{}');
});
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
