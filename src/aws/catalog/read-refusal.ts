import {parseMembers, textOf} from './read-json.js';

/** A refusal in the form of an SDK’s exception. CORS may hide the header with its name. */
export async function readRefusal(response: Response): Promise<Error> {
  const members = parseMembers(await response.text());
  const message = textOf(members['message']) ?? textOf(members['Message']) ?? '';
  const name = response.headers.get('x-amzn-errortype') ?? textOf(members['__type']) ?? 'Unknown';
  const error = Object.assign(new Error(message), {$metadata: {httpStatusCode: response.status}});
  // `com.amazon…#AccessDeniedException:http://…` is the long form.
  error.name = name.replace(/^.*#/, '').replace(/:.*$/, '');
  return error;
}
