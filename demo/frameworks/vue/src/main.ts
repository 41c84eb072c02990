import {createApp} from 'vue';
import 'outcrop';
import App from './App.vue';

createApp(App).mount('#root');
