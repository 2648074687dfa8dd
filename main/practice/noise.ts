/**
 * What PHP prints around an answer while `display_errors` is on: about 10 KB of warnings,
 * one for each variable that the script reads and nobody set. Only the answers to STATUS and
 * `version` were recorded; the others are given the same frame.
 */

const FOLDER = '/srv/www/htdocs/agc';

/** Line and variable. `mel` belongs to the script; every other one is a parameter. */
const READ_UNSET = `
  324:mel 344:mel 357:ingroup_choices 359:stage 360:close_window_link 361:dnc_check
  362:campaign_dnc_check 363:notification_date 364:multi_dial_phones 365:md_check
  366:tw_check 372:agent_user 375:focus 376:preview 377:notes 379:search 380:group_alias
  381:dial_prefix 382:source 383:format 384:vtiger_callback 385:alt_dial 386:blended
  388:set_as_default 389:phone_code 390:phone_number 391:lead_id 392:vendor_id
  394:vendor_lead_code 396:source_id 398:gmt_offset_now 399:title 400:first_name
  402:middle_initial 403:last_name 405:address1 406:address2 407:address3 411:city 413:state
  414:province 416:postal_code 418:country_code 419:gender 420:date_of_birth 421:alt_phone
  423:email 425:security_phrase 427:comments 429:rank 430:owner 432:dial_override
  433:consultative 434:callback_datetime 436:callback_type 437:callback_comments
  439:qm_dispo_code 440:alt_user 442:agent_debug 443:status 444:dial_ingroup 445:cid_choice
  446:outbound_cid 447:recipient 448:recipient_type 449:notification_text
  451:notification_retry 452:text_size 453:text_font 454:text_weight 455:text_color
  456:show_confetti 457:duration 458:maxParticleCount 459:particleSpeed
`
  .trim()
  .split(/\s+/);

/** How far the script came: each part of it warns about its own variables. */
export type NoiseStage = 'version' | 'refused' | 'recording' | 'other';

/** The answer with the warnings of this request before and after it. */
export function withNoise(answer: string, sent: ReadonlySet<string>, stage: NoiseStage): string {
  return before(sent, stage !== 'version') + answer + after(stage);
}

function before(sent: ReadonlySet<string>, logsIn: boolean): string {
  const warnings = [undefinedVariable('DB', 304), ...[313, 314, 315].map(headersSent)];
  if (!sent.has('user')) warnings.push(undefinedVariable('user', 317));
  if (!sent.has('pass')) warnings.push(undefinedVariable('pass', 318));
  for (const entry of READ_UNSET) {
    const [at, name] = entry.split(':');
    if (name !== undefined && !sent.has(name)) warnings.push(undefinedVariable(name, Number(at)));
  }
  if (logsIn) {
    warnings.push(undefinedVariable('ACTION', 611));
    for (const at of [74, 120]) warnings.push(undefinedVariable('DB', at, 'functions.php'));
    warnings.push(undefinedVariable('mel', 123, 'functions.php'));
    for (const at of [183, 203, 213]) warnings.push(undefinedVariable('DB', at, 'functions.php'));
  }
  return warnings.join('');
}

function after(stage: NoiseStage): string {
  switch (stage) {
    case 'refused':
      return '';
    case 'version':
      return undefinedVariable('result_reason', 576) + logging();
    case 'recording':
      return undefinedVariable('data', 1230) + logging();
    case 'other':
      return logging();
    default:
      return stage satisfies never;
  }
}

function logging(): string {
  return undefinedVariable('DB', 5600) + undefinedVariable('DB', 5619);
}

function undefinedVariable(name: string, at: number, file = 'api.php'): string {
  return warning(`Undefined variable $${name}`, at, file);
}

function headersSent(at: number): string {
  const why = `headers already sent by (output started at ${FOLDER}/api.php:304)`;
  return warning(`Cannot modify header information - ${why}`, at, 'api.php');
}

function warning(text: string, at: number, file: string): string {
  return `<br />\n<b>Warning</b>:  ${text} in <b>${FOLDER}/${file}</b> on line <b>${at}</b><br />\n`;
}
