/** The workflows, read: what they may do, what they run, and whose code. They can't be run here. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, '.github', 'workflows');
const { load } = createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'))('js-yaml') as { load: (text: string) => Workflow };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly env?: unknown;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly tags?: readonly string[] } | null>>;
  readonly permissions: unknown;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const names = readdirSync(folder);
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const read = (name: string): Workflow => load(textOf(name));
const release = read('release.yml');
const jobs = names.flatMap((name) => Object.entries(read(name).jobs).map(([job, what]) => [`${name}: ${job}`, what] as const));

describe.each(names)('%s', (name) => {
  it('runs only code that is pinned by its hash, with the version beside it', () => {
    const uses = textOf(name).match(/uses:.*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives nothing to a job that does not ask for it', () => {
    expect(read(name).permissions).toEqual({});
    expect(read(name).env).toBeUndefined();
  });

  it('puts nothing that a stranger can name into a shell', () => {
    const runs = Object.values(read(name).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(runs.filter((run) => /\$\{\{(?!\s*matrix\.targets\s*\}\})/.test(run))).toEqual([]);
    expect(textOf(name)).not.toContain('pull_request_target');
  });
});

describe.each(jobs)('%s', (name, job) => {
  it('may read, and only the draft may write', () => {
    expect(job.permissions).toEqual({ contents: name === 'release.yml: draft' ? 'write' : 'read' });
    expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('leaves no token behind in the checkout', () => {
    for (const step of job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('hands secrets to the packaging alone', () => {
    expect(job.env).toBeUndefined();
    for (const { run = '', env = {} } of job.steps) if (Object.values(env).some((value) => value.includes('secrets.'))) expect(run).toMatch(/^node scripts\/package\.mjs /);
    expect(job.steps.flatMap(({ uses, with: input }) => (uses && JSON.stringify(input ?? {}).includes('secrets.') ? [uses] : []))).toEqual([]);
  });
});

describe('a release', () => {
  const runs = (job: string): string[] => release.jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];

  it('begins with a tag, checks it and every test, then builds, then drafts', () => {
    expect(Object.keys(release.on)).toEqual(['push']);
    expect(release.on['push']?.tags).toEqual(['v*.*.*']);
    expect(runs('check')[0]).toBe('node scripts/release-check.mjs "$GITHUB_REF_NAME"');
    expect(runs('check').at(-1)).toBe('.ci/run');
    expect([release.jobs['build']?.needs, release.jobs['draft']?.needs]).toEqual(['check', 'build']);
  });

  it('is packed on each system', () => {
    expect(textOf('release.yml').match(/targets: .*(?= \})/g)).toEqual(['targets: --linux AppImage deb tar.gz', 'targets: --win nsis zip', 'targets: --mac dmg zip --x64 --arm64']);
  });

  it('is a draft with checksums and a bill of materials', () => {
    const all = runs('draft').join('\n');
    expect(all).toContain('node scripts/sbom.mjs');
    expect(all).toContain('sha256sum -- *');
    expect(all).toMatch(/gh release create "\$GITHUB_REF_NAME" --draft --verify-tag /);
  });

  it('every script that a workflow runs is there', () => {
    const scripts = names.flatMap((name) => textOf(name).match(/scripts\/[\w/-]+\.mjs/g) ?? []);
    for (const script of scripts) expect(readdirSync(join(root, 'scripts'))).toContain(script.replace('scripts/', ''));
  });
});
