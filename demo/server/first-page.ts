import type {Plugin} from 'vite';

/** Leads from the bare address of the server to the page that somebody is to see first. */
export function firstPage(path: string): Plugin {
  return {
    name: 'outcrop-first-page',
    configureServer({middlewares}) {
      middlewares.use(({url = ''}, response, next) => {
        const [asked, query] = url.split('?');
        if (asked !== '/') return next();
        // Not for good: what is first may be another page tomorrow.
        response.writeHead(302, {location: query ? `${path}?${query}` : path}).end();
      });
    },
  };
}
