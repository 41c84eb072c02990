import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import type {ChatEvents} from 'outcrop/types';
import {findOrder} from './find-order';
import {settings} from './settings';

@Component({
  selector: 'app-root',
  // Angular leaves elements alone that are no components of its own.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Orders</h1>
      <p role="status">Answers so far: {{ answers() }}</p>
      <outcrop-chat
        heading="Ask about an order"
        [region]="settings.region"
        [identityPoolId]="settings.identityPoolId"
        [guestRoleArn]="settings.guestRoleArn"
        [modelId]="settings.modelId"
        [bedrockEndpoint]="settings.bedrockEndpoint"
        [cognitoEndpoint]="settings.cognitoEndpoint"
        [stsEndpoint]="settings.stsEndpoint"
        [tools]="tools"
        (outcrop-reply-end)="countAnswer($event)"
      />
    </main>
  `,
})
export class App {
  readonly settings = settings;
  readonly tools = [findOrder];
  readonly answers = signal(0);

  countAnswer({stopReason}: ChatEvents['outcrop-reply-end']): void {
    // A reply that calls a tool has another reason, and one more follows.
    if (stopReason === 'end_turn') this.answers.update((count) => count + 1);
  }
}
