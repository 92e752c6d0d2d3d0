import { defineConfig } from '@playwright/test'

// The stories of the window, in Chromium, on the real Go methods: each test has a server,
// a project and folders of its own (see e2e/manicule.ts).
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000, // what takes so long on a busy machine is slow, not wrong
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: true,
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off', // it would take a fifth of the time of every test
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
