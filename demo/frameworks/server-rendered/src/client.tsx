import {hydrateRoot} from 'react-dom/client';
import {App} from './app';

const settings = JSON.parse(document.querySelector('#settings')?.textContent ?? '{}');
const root = document.querySelector('#root');
if (root) hydrateRoot(root, <App settings={settings} />);
