/** The file name of a recording: the campaign's pattern, the tag, and what is done to both. */

/** What the agent screen knows about the call it names a recording after. */
export interface CallFacts {
  readonly phone: string;
  readonly leadId: string;
  readonly callId: string;
  readonly campaign: string;
  readonly ingroup: string;
  readonly vendorLeadCode: string;
}

/** `campaign_rec_filename` of the practice campaign. */
const PATTERN = 'FULLDATE_CUSTPHONE_AGENT';

/** The part of a waiting word that becomes the tag: every START in it goes, not the first only. */
export function tagOf(word: string): string {
  return word.replaceAll('START', '');
}

/**
 * The name as the screen sends it. Pattern and tag are replaced alike, so that a tag which
 * holds one of the words changes too. RECID is left: the id is not known yet.
 * `local` is server local time, `YYYY-MM-DD HH:MM:SS`; `epochSeconds` the same moment.
 */
export function screenName(tag: string, call: CallFacts, agent: string, local: string, epochSeconds: number): string {
  const words: readonly (readonly [string, string])[] = [
    ['CAMPAIGN', call.campaign],
    ['INGROUP', call.ingroup],
    ['CUSTPHONE', call.phone],
    ['FULLDATE', local.replace(/[-:]/g, '').replace(' ', '-')],
    ['TINYDATE', tinyDate(local)],
    ['EPOCH', String(epochSeconds)],
    ['AGENT', agent],
    ['VENDORLEADCODE', call.vendorLeadCode],
    ['LEADID', call.leadId],
    ['CALLID', call.callId],
  ];
  return words.reduce((name, [word, text]) => name.replaceAll(word, text), PATTERN + tag);
}

/** What the server makes of that name: 2.14-82 keeps few characters, older ones all. */
export function serverName(name: string, version: string): string {
  const build = /^2\.14-(\d+)/.exec(version)?.[1];
  const filters = build === undefined || Number(build) >= 82;
  return filters ? name.replace(/[^-_.0-9a-zA-Z]/g, '') : name;
}

/** A short date of the same length for every moment; year, month and day take one sign each. */
function tinyDate(local: string): string {
  const [year = 0, month = 0, day = 0] = local.slice(0, 10).split('-').map(Number);
  const signs = [year - 2000, month, day].map((part) => part.toString(36)).join('');
  return signs + local.slice(11).replaceAll(':', '');
}
