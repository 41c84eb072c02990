import {expect} from '@open-wc/testing';
import {acceptKinds, listKinds} from '../../../../src/ui/panel/attachments/kinds.js';

describe('the kinds of files that are offered', () => {
  it('are all of them where nothing is known of the model', () => {
    expect(listKinds(undefined)).to.deep.equal(['image', 'document', 'video', 'audio']);
  });

  it('are those that the model is not known to refuse', () => {
    expect(listKinds('us.amazon.nova-lite-v1:0')).to.deep.equal(['image', 'document', 'video']);
    expect(listKinds('us.amazon.nova-micro-v1:0')).to.deep.equal([]);
  });

  it('become what a picker accepts', () => {
    expect(acceptKinds(['image', 'video'])).to.equal('image/*,video/*');
    expect(acceptKinds(['document']))
      .to.contain('application/pdf')
      .and.contain('.docx');
  });
});
