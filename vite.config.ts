import {defineConfig} from 'vite';

/** The dev server of the demo pages; `npm start` adds what they are filled with. What is published is built in `build/`. */
export default defineConfig({
  // Without a fallback to the first page: an address that is wrong is said to be wrong.
  appType: 'mpa',
  server: {host: '127.0.0.1', port: 5173},
  // Without Lit's warning to developers: the console shows what a visitor's would.
  resolve: {conditions: ['module', 'browser', 'production']},
  // Everything that any page may import, found at the start: a find in the middle of a visit would reload the page.
  optimizeDeps: {entries: ['demo/*/index.html']},
});
