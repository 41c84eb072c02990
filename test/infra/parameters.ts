/** Parameters of the template. */
export type Parameters = Readonly<Record<string, string>>;

/** The fewest that deploy. */
export const guests: Parameters = {Visitors: 'guests', AlertEmail: 'ada@example.com'};

/** The fewest for visitors of a user pool. */
export const signedIn: Parameters = {
  Visitors: 'signed-in',
  AlertEmail: 'ada@example.com',
  UserPoolId: 'us-east-1_Ab1Cd2Ef3',
  UserPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE'.toLowerCase(),
};

/** What such a visitor has: a token of the user pool. */
export const logins = {'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3': 'token'};

const choices: readonly (readonly Parameters[])[] = [
  [guests, signedIn, {...signedIn, OidcProviderArn: 'arn:aws:iam::000000000000:oidc-provider/id.example.com'}],
  [{}, {CrossRegion: 'none'}],
  [{}, {SecondModelId: 'amazon.nova-pro-v1:0'}, {SecondModelId: 'openai.gpt-oss-20b-1:0', SecondCrossRegion: 'none'}],
  [{}, {CostProfiles: 'no'}, {BudgetCovers: 'tag'}],
  [{}, {GuardrailId: 'abc123'}, {GuardrailId: 'abc123', GuardrailVersion: '2'}],
  [{}, {WholeAnswers: 'yes', StopOnAlarm: 'yes', DestinationRegions: 'us-east-1, us-west-2'}],
];

/** Every combination of choices that changes what the template makes. */
export const combinations: readonly Parameters[] = choices.reduce(
  (all, options) => all.flatMap((given) => options.map((option) => ({...given, ...option}))),
  [{}],
);
