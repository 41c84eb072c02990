import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

export default defineConfig({
  // Vue leaves elements alone that are no components of its own.
  plugins: [vue({template: {compilerOptions: {isCustomElement: (tag) => tag === 'outcrop-chat'}}})],
});
