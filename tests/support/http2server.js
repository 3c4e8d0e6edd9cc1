// An HTTP/2 server over TLS for tests: node http2server.js KEY CERT. Prints its port, then one line a request.
// /version answers, /watch sends a line and stays open, /poke lets every watch send another, /reset and /goaway end all watches so.
const fs = require('fs');
const http2 = require('http2');
const [key, cert] = process.argv.slice(2).map(f => fs.readFileSync(f));
const server = http2.createSecureServer({key, cert, allowHTTP1: false, settings: {maxConcurrentStreams: 100}});
const watches = new Set();
const sessions = new Set();
server.on('session', s => { sessions.add(s); s.on('close', () => sessions.delete(s)); s.on('error', () => {}); });
server.on('sessionError', () => {});
server.on('stream', (stream, headers) => {
  const path = headers[':path'];
  stream.on('error', () => {});
  console.log(path + ' ' + (headers['user-agent'] || '') + ' ' + (headers['authorization'] || ''));
  stream.respond({':status': 200, 'content-type': 'application/json'});
  if (path === '/watch') {
    watches.add(stream);
    stream.on('close', () => watches.delete(stream));
    stream.write('first\n');
    return;
  }
  if (path === '/poke') for (const w of watches) w.write('again\n');
  if (path === '/reset') for (const w of watches) w.destroy(new Error('reset'));
  if (path === '/goaway') for (const w of watches) { w.session.goaway(); w.session.destroy(); }
  stream.end('{}');
});
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
