/** The practice server on a real socket. */
import { Agent, get, request } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import type { ListeningPractice } from '../../main/practice';
import { LOGIN, onACall } from './world';

let open: ListeningPractice | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

async function listening(): Promise<ListeningPractice> {
  open = await onACall({ polls: false }).practice.listen();
  return open;
}

function form(value: string): URLSearchParams {
  return new URLSearchParams({ ...LOGIN, agent_user: '1000', function: 'recording', value });
}

test('POST, GET and HEAD are carried out; HEAD answers nothing', async () => {
  const { url, agent } = await listening();
  const api = `${url}/agc/api.php`;
  const posted = await fetch(api, { method: 'POST', body: form('START') });
  expect(posted.status).toBe(200);
  expect(posted.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await posted.text()).toBe('SUCCESS: recording function sent - 1000|START||||192.168.1.5|8601000|INCALL\n');
  const got = await fetch(`${api}?${form('STATUS').toString()}`);
  expect(await got.text()).toContain('NOTICE: not recording');
  const head = await fetch(`${api}?${form('STOP').toString()}`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(agent('1000').truth().field).toBe('STOP');
});

test('only two paths and three methods exist', async () => {
  const { url, calls } = await listening();
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/vicidial/`)).status).toBe(404);
  expect((await fetch(`${url}/agc/api.php`, { method: 'PUT', body: form('START') })).status).toBe(405);
  expect(calls()).toEqual([]);
});

test('both scripts are served, and a dialer may lack the second', async () => {
  const { url, change } = await listening();
  const other = `${url}/vicidial/non_agent_api.php`;
  const body = new URLSearchParams({ function: 'version' });
  expect(await (await fetch(other, { method: 'POST', body })).text()).toMatch(/^VERSION: 2\.14-202\|.*\|TZNOW: -5\.00\|\n$/);
  expect(await (await fetch(`${url}/agc/api.php`, { method: 'POST', body })).text()).toMatch(/^VERSION: 2\.14-82\|/);
  change({ nonAgentApi: false });
  const gone = await fetch(other, { method: 'POST', body });
  expect([gone.status, await gone.text()]).toEqual([404, '']);
});

test('a body over 64 KiB is refused and not carried out', async () => {
  const { url, calls } = await listening();
  const body = `${form('START').toString()}&padding=${'x'.repeat(70_000)}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const refused = await fetch(`${url}/agc/api.php`, { method: 'POST', body, headers });
  expect(refused.status).toBe(413);
  expect(calls()).toEqual([]);
});

test('a body that is no form is no parameters', async () => {
  const { url } = await listening();
  const body = form('START').toString();
  const headers = { 'content-type': 'text/plain' };
  const answer = await fetch(`${url}/agc/api.php`, { method: 'POST', body, headers });
  expect(await answer.text()).toContain('Invalid Username/Password');
});

test('a caller who goes away half-way harms nobody', async () => {
  const { url } = await listening();
  await new Promise<void>((resolve) => {
    const half = request(`${url}/agc/api.php`, { method: 'POST', headers: { 'content-length': 500 } });
    half.once('error', () => {
      resolve();
    });
    half.write('function=', () => half.destroy(new Error('gone')));
  });
  const answer = await fetch(`${url}/agc/api.php?function=version`);
  expect(await answer.text()).toMatch(/^VERSION: 2\.14-82\|BUILD: .*\|DATE: .*\|EPOCH: \d+\n$/);
});

test('the most connections that were open at once are counted', async () => {
  const { url, connections } = await listening();
  expect(connections()).toEqual({ open: 0, most: 0 });
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
  for (const agent of agents) await askOver(agent, url);
  expect(connections()).toEqual({ open: 2, most: 2 });
  for (const agent of agents) agent.destroy();
  await vi.waitFor(() => {
    expect(connections()).toEqual({ open: 0, most: 2 });
  });
});

function askOver(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${url}/agc/api.php?function=version`, { agent }, (response) => {
      response.resume().once('end', resolve);
    }).once('error', reject);
  });
}

test('closing frees the port and ends open connections', async () => {
  const practice = await listening();
  await (await fetch(`${practice.url}/agc/api.php?function=version`)).text();
  await practice.close();
  await expect(fetch(`${practice.url}/agc/api.php`)).rejects.toThrow();
});
