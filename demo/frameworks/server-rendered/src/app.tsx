import {OutcropChat} from 'outcrop/react';
import type {ChatProps} from 'outcrop/types';
import {useState} from 'react';
import {findOrder} from './find-order';

const tools = [findOrder];

/** Rendered on the server and in the browser: what attributes can tell of the chat stands in the page from the start. */
export function App({settings}: {readonly settings: ChatProps}) {
  const [answers, setAnswers] = useState(0);
  return (
    <main>
      <h1>Orders</h1>
      <p role="status">Answers so far: {answers}</p>
      <OutcropChat
        {...settings}
        heading="Ask about an order"
        tools={tools}
        onOutcropReplyEnd={({stopReason}) => {
          // A reply that calls a tool has another reason, and one more follows.
          if (stopReason === 'end_turn') setAnswers((count) => count + 1);
        }}
      />
    </main>
  );
}
