/** When the form offers to go without encryption. */
import { expect, it } from 'vitest';
import { needsConsent } from '../../renderer/setup/address';

it.each([
  ['http://192.168.1.5', true],
  [' HTTP://dialer.example:8080/', true],
  ['http://127.evil.example', true],
  ['http://localhost.example', true],
  ['http://localhost:3000', false],
  ['http://127.0.0.1', false],
  ['http://[::1]:80', false],
  ['https://dialer.example', false],
  ['dialer.example', false],
  ['', false],
])('%s', (typed, consent) => expect(needsConsent(typed)).toBe(consent));
