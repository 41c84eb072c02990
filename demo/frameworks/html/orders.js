const chat = document.querySelector('outcrop-chat');
const status = document.querySelector('[role=status]');
let answers = 0;

// A function of the page that the model may call; the visitor is asked before each call.
chat.tools = [
  {
    name: 'find_order',
    title: 'Look up an order',
    description: 'Looks up an order by its number.',
    inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
    run: () => ({status: 'shipped'}),
  },
];

chat.addEventListener('outcrop-reply-end', ({stopReason}) => {
  // A reply that calls a tool has another reason, and one more follows.
  if (stopReason === 'end_turn') answers += 1;
  status.textContent = `Answers so far: ${answers}`;
});
