import {expect} from '@open-wc/testing';

import {foundationModel, modelArn, openCatalog, profile} from './open-catalog.js';

const account = 'arn:aws:bedrock:us-east-1:123456789012';
const nova = 'amazon.nova-lite-v1:0';

describe('the list of a catalog', () => {
  it('has what can chat in the default stand-in, by provider and name', async () => {
    const {catalog} = openCatalog();
    expect(await catalog.list()).to.deep.equal([
      {id: nova, label: 'Nova Lite', kind: 'foundation-model', provider: 'Amazon', streams: true},
      {
        id: 'amazon.nova-micro-v1:0',
        label: 'Nova Micro',
        kind: 'foundation-model',
        provider: 'Amazon',
        streams: true,
      },
      {
        id: 'us.amazon.nova-lite-v1:0',
        label: 'US Nova Lite',
        kind: 'inference-profile',
        provider: 'Amazon',
        streams: true,
      },
      {
        id: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
        label: 'US Anthropic Claude Haiku 4.5',
        kind: 'inference-profile',
        provider: 'Anthropic',
        streams: true,
      },
    ]);
    expect(catalog.failures).to.deep.equal([]);
  });

  const left: readonly (readonly [what: string, more: Readonly<Record<string, unknown>>, id?: string])[] = [
    ['takes no text', {inputModalities: ['SPEECH']}],
    ['gives no text', {outputModalities: ['IMAGE']}],
    ['gives vectors', {outputModalities: ['EMBEDDING']}],
    ['is on its way out', {modelLifecycle: {status: 'LEGACY'}}],
    ['answers through a profile alone', {inferenceTypesSupported: ['INFERENCE_PROFILE']}],
    ['answers through bought throughput alone', {inferenceTypesSupported: ['PROVISIONED']}],
    ['sorts texts, which AWS lists like one that chats', {}, 'cohere.rerank-v3-5:0'],
    ['has no id', {modelId: undefined}],
  ];
  for (const [what, more, id = 'a.model'] of left) {
    it(`leaves out a model that ${what}`, async () => {
      const catalog = {foundationModels: [foundationModel(id, more), foundationModel(nova)], inferenceProfiles: []};
      const listed = await openCatalog({catalog}).catalog.list();
      expect(listed.map((model) => model.id)).to.deep.equal([nova]);
    });
  }

  it('leaves out a profile with a model that cannot chat', async () => {
    const catalog = {
      foundationModels: [foundationModel('a.draws', {outputModalities: ['IMAGE']}), foundationModel(nova)],
      inferenceProfiles: [profile('us.a.draws', ['a.draws']), profile('us.amazon.nova-lite-v1:0', [nova])],
    };
    const listed = await openCatalog({catalog}).catalog.list();
    expect(listed.map(({id}) => id)).to.deep.equal([nova, 'us.amazon.nova-lite-v1:0']);
  });

  it('leaves out a profile that is not in service', async () => {
    const catalog = {foundationModels: [], inferenceProfiles: [profile('us.x', [nova], {status: 'CREATING'})]};
    expect(await openCatalog({catalog}).catalog.list()).to.deep.equal([]);
  });

  it('has the account’s own profiles, by the ARN that Converse takes', async () => {
    const arn = `${account}:application-inference-profile/abc123`;
    const own = profile('abc123', [nova], {
      inferenceProfileArn: arn,
      inferenceProfileName: 'Our shop',
      type: 'APPLICATION',
    });
    const catalog = {foundationModels: [foundationModel(nova)], inferenceProfiles: [own]};
    const listed = await openCatalog({catalog}).catalog.list();
    expect(listed.find(({id}) => id === arn)).to.deep.equal({
      id: arn,
      label: 'Our shop',
      kind: 'application-inference-profile',
      provider: 'Amazon',
      streams: true,
    });
  });

  it('has a custom model under what it is called through: a deployment, or throughput', async () => {
    const [deployed, bought, idle] = ['deployed', 'bought', 'idle'].map((name) => ({
      modelArn: `${account}:custom-model/${nova}/${name}`,
      modelName: `Our ${name} model`,
      baseModelArn: modelArn(nova),
      modelStatus: 'Active',
    }));
    const catalog = {
      foundationModels: [foundationModel(nova, {responseStreamingSupported: false})],
      inferenceProfiles: [],
      customModels: [deployed ?? {}, bought ?? {}, idle ?? {}],
      customModelDeployments: [
        {
          customModelDeploymentArn: `${account}:custom-model-deployment/d1`,
          customModelDeploymentName: 'd1',
          modelArn: deployed?.modelArn,
          status: 'Active',
        },
        {
          customModelDeploymentArn: `${account}:custom-model-deployment/d2`,
          customModelDeploymentName: 'd2',
          modelArn: idle?.modelArn,
          status: 'Creating',
        },
      ],
      provisionedModels: [
        {
          provisionedModelArn: `${account}:provisioned-model/p1`,
          provisionedModelName: 'p1',
          modelArn: bought?.modelArn,
          foundationModelArn: modelArn(nova),
          status: 'InService',
        },
        {
          provisionedModelArn: `${account}:provisioned-model/p2`,
          provisionedModelName: 'p2',
          modelArn: bought?.modelArn,
          foundationModelArn: modelArn(nova),
          status: 'Failed',
        },
      ],
    };
    const listed = await openCatalog({catalog}).catalog.list();
    expect(listed.filter(({kind}) => kind !== 'foundation-model')).to.deep.equal([
      {
        id: `${account}:provisioned-model/p1`,
        label: 'Our bought model',
        kind: 'provisioned-model',
        provider: 'Amazon',
        streams: false,
      },
      {
        id: `${account}:custom-model-deployment/d1`,
        label: 'Our deployed model',
        kind: 'custom-model-deployment',
        provider: 'Amazon',
        streams: false,
      },
    ]);
  });

  it('reads every page, with tokens that a query has to escape', async () => {
    const ids = Array.from({length: 7}, (_, index) => `amazon.model-${index}`);
    const catalog = {
      foundationModels: ids.map((id) => foundationModel(id, {inferenceTypesSupported: []})),
      inferenceProfiles: ids.map((id) => profile(`us.${id}`, [id])),
      pageSize: 3,
    };
    const {catalog: opened, paths} = openCatalog({catalog});
    expect((await opened.list()).map(({id}) => id)).to.deep.equal(ids.map((id) => `us.${id}`));
    // Three pages of AWS’s own profiles, and one of the account’s.
    expect(paths().filter((path) => path === '/inference-profiles')).to.have.length(4);
  });

  it('keeps the page’s own models first, with their labels and what AWS knows of them', async () => {
    const models = [
      {id: 'us.amazon.nova-lite-v1:0', label: 'Quick'},
      {id: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0', label: 'Tiny'},
      {id: 'eu.mistral.pixtral-large-2502-v1:0', label: 'French'},
      {id: `${account}:prompt/ABC`, label: 'Our prompt'},
    ];
    const listed = await openCatalog({}, {models}).catalog.list();
    expect(listed.slice(0, 4)).to.deep.equal([
      {...models[0], kind: 'inference-profile', provider: 'Amazon', streams: true},
      {...models[1], kind: 'foundation-model', provider: 'Amazon', streams: true},
      {...models[2], kind: 'inference-profile', provider: 'Mistral'},
      {...models[3], kind: 'prompt'},
    ]);
    // None comes twice, however it is named.
    const rest = listed.slice(4).map(({id}) => id);
    expect(rest).to.deep.equal([nova, 'us.anthropic.claude-haiku-4-5-20251001-v1:0']);
  });
});
