import {bootstrapApplication} from '@angular/platform-browser';
import 'outcrop';
import {App} from './app';

bootstrapApplication(App);
