import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {renderToString} from 'react-dom/server';
import {App} from './app';

// Such as {"identityPoolId": "us-east-1:…", "guestRoleArn": "arn:…", "modelId": "…"}.
const settings = JSON.parse(process.env['OUTCROP_SETTINGS'] ?? '{}');

function renderPage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Orders · Rendered on a server</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <script type="application/json" id="settings">${JSON.stringify(settings).replaceAll('<', '\\u003c')}</script>
    <script type="module" src="/client.js"></script>
  </head>
  <body>
    <div id="root">${renderToString(<App settings={settings} />)}</div>
  </body>
</html>`;
}

const server = createServer(async ({url = '/'}, response) => {
  if (url === '/') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(renderPage());
  const file = await readFile(new URL(`../client${new URL(url, 'http://a').pathname}`, import.meta.url)).catch(
    () => null,
  );
  return void response.writeHead(file ? 200 : 404, {'content-type': 'text/javascript'}).end(file);
});

server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => console.log(JSON.stringify(server.address())));
