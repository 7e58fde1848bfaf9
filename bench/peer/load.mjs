// Asks one server the same question about many children: `node load.mjs < {url, callers, seconds, bodies}`; prints figures.
import autocannon from 'autocannon'
import { readFileSync } from 'node:fs'

const { url, callers, seconds, bodies } = JSON.parse(readFileSync(0, 'utf8'))
const headers = { 'content-type': 'application/json', accept: 'application/json' }
const requests = bodies.map((body) => ({ method: 'POST', path: '/graphql', headers, body }))
const found = await autocannon({ url, connections: callers, duration: seconds, requests })
const { requests: done, latency, errors, non2xx } = found
console.log(JSON.stringify({ rate: done.average, median: latency.p50, slow: latency.p99, failed: errors + non2xx }))
