import {useState} from 'react';
import {createRoot} from 'react-dom/client';
import 'outcrop';
import {findOrder} from './find-order';
import {settings} from './settings';

// Outside the component, so that a render gives the chat the same tools and not new ones.
const tools = [findOrder];

function App() {
  const [answers, setAnswers] = useState(0);
  return (
    <main>
      <h1>Orders</h1>
      <p role="status">Answers so far: {answers}</p>
      <outcrop-chat
        {...settings}
        heading="Ask about an order"
        tools={tools}
        onoutcrop-reply-end={({stopReason}) => {
          // A reply that calls a tool has another reason, and one more follows.
          if (stopReason === 'end_turn') setAnswers((count) => count + 1);
        }}
      />
    </main>
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App />);
