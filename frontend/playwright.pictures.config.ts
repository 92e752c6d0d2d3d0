import config from './playwright.config'

// The pictures of docs/, taken by build/screenshots.sh; no test.
export default { ...config, testMatch: 'pictures.ts', workers: 1 }
