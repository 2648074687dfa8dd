import { describe, expect, it } from 'vitest';
import { hostOf, isPlain, readAddress } from '../../main/agent-api/address';
import { isTag, isUserName, survivesServerFilter } from '../../main/agent-api/request';

describe('the dialer’s address', () => {
  it.each([
    ['https://dialer.example', 'https://dialer.example'],
    ['dialer.example', 'https://dialer.example'],
    ['  https://dialer.example:8443/ ', 'https://dialer.example:8443'],
    ['HTTPS://Dialer.Example', 'https://dialer.example'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://127.0.0.10', 'http://127.0.0.10'],
    ['http://localhost', 'http://localhost'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['192.168.1.5', 'https://192.168.1.5'],
    ['https://[::1]:8443', 'https://[::1]:8443'],
  ])('%s is read as %s', (typed, origin) => {
    expect(readAddress(typed, false)).toEqual({ ok: true, origin });
  });

  it.each([
    ['', 'server-empty'],
    ['   ', 'server-empty'],
    ['https://', 'server-bad'],
    ['https://two words', 'server-bad'],
    ['ftp://dialer.example', 'server-scheme'],
    ['javascript://dialer.example', 'server-scheme'],
    ['https://dialer.example/agc/api.php', 'server-path'],
    ['https://dialer.example/?user=6666', 'server-path'],
    ['https://dialer.example#x', 'server-path'],
    ['https://dialer.example/?', 'server-path'],
    ['dialer.example/?to=ftp://elsewhere', 'server-path'],
    ['https://user:word@dialer.example', 'server-login'],
    ['user@dialer.example', 'server-login'],
    ['https://@dialer.example', 'server-login'],
    ['https://dialer_1.example', 'server-bad'],
    ['http://dialer.example', 'server-http'],
    ['http://127.0.0.1.evil.example', 'server-http'],
    ['http://localhost.evil.example', 'server-http'],
  ])('%s is refused: %s', (typed, fault) => {
    expect(readAddress(typed, false)).toEqual({ ok: false, fault });
  });

  it('without encryption needs a yes, and stays marked', () => {
    expect(readAddress('http://dialer.example', true)).toEqual({ ok: true, origin: 'http://dialer.example' });
    expect(isPlain('http://dialer.example')).toBe(true);
    expect(isPlain('http://127.0.0.1:80')).toBe(false);
    expect(isPlain('https://dialer.example')).toBe(false);
  });

  it('is told to a person by host and port', () => {
    expect(hostOf('https://dialer.example')).toBe('dialer.example');
    expect(hostOf('http://127.0.0.1:4000')).toBe('127.0.0.1:4000');
  });
});

describe('tags', () => {
  it.each(['_R', 'SALE', '_SALE-2026', 'a', 'ABCDEFGHIJ1234'])('%s may be sent', (tag) => expect(isTag(tag)).toBe(true));
  it.each(['', 'ABCDEFGHIJ12345', '_A B', "_A'B", '_A;B', '_A/B', '_RESTART', '_NONSTOP', 'STOP', '_AGENT', '_CALLID', 'ä', '_a.b', '_a\nb'])('%j may not', (tag) => expect(isTag(tag)).toBe(false));
});

describe('user and agent names', () => {
  it.each(['6666', 'J_Doe-2', 'a', 'ABCDEFGHIJ1234567890'])('%s may be sent', (name) => expect(isUserName(name)).toBe(true));
  it.each(['', 'ABCDEFGHIJ12345678901', 'J Doe', ' 6666', '6666 ', 'J.Doe', 'ä', '6666|'])('%j may not', (name) => expect(isUserName(name)).toBe(false));
});

describe('passwords', () => {
  it('with characters that the server drops are known before they are sent', () => {
    expect(survivesServerFilter('aB3-_.+/=')).toBe(true);
    for (const dropped of ['a%b', 'a&b', 'a b', 'a!b', 'ü', '']) expect(survivesServerFilter(dropped)).toBe(false);
  });
});
