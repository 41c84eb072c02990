/** A picture of a state of the gallery. */
export interface Screen {
  /** Name of the file in `docs/screens`, without its ending. */
  readonly name: string;
  /** What the gallery is asked for. */
  readonly query: string;
  readonly width: number;
  readonly height: number;
  /** What stands in the header. Default: 'Ask us'. */
  readonly heading?: string;
  /** One of the finished themes. */
  readonly theme?: string;
}

/** No picture may weigh more, in bytes; nor all of them together. */
export const mostBytes = {each: 150 * 1024, all: 1024 * 1024} as const;

/** The pictures in the guides. */
export const screens: readonly Screen[] = [
  {name: 'answer-light', query: 'only=answer&theme=light', width: 400, height: 920},
  {name: 'tool-dark', query: 'only=tool-waiting&theme=dark', width: 400, height: 560},
  {name: 'sources-paper', query: 'only=sources&theme=light', width: 400, height: 480, theme: 'paper'},
  {name: 'tool-terminal', query: 'only=tool-done&theme=dark', width: 400, height: 480, theme: 'terminal'},
  {name: 'versions-contrast', query: 'only=branches&theme=light', width: 400, height: 480, theme: 'contrast'},
  {name: 'commands-light', query: 'only=commands&theme=light', width: 400, height: 400},
  {name: 'search-dark', query: 'only=search&theme=dark', width: 400, height: 440},
  {name: 'people-light', query: 'only=people&theme=light', width: 400, height: 400},
  {name: 'files-narrow', query: 'only=attachments&theme=light', width: 320, height: 568},
  {
    name: 'list-right-to-left',
    query: 'only=conversations&theme=light&lang=ar',
    width: 400,
    height: 568,
    heading: 'اسألنا',
  },
];
