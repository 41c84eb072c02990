import {defineConfig} from 'vite';

// There is no index.html: the server makes the page, and names this one script in it.
export default defineConfig({
  build: {rolldownOptions: {input: 'src/client.tsx', output: {entryFileNames: '[name].js'}}},
});
