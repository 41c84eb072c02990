import type {ChatProps} from 'outcrop/types';

/** An app of yours has constants here: `{identityPoolId: 'us-east-1:…', guestRoleArn: 'arn:…', modelId: '…'}`. */
export const settings: ChatProps = JSON.parse(document.querySelector('#outcrop-settings')?.textContent || '{}');
