// npm run bench -- NAME [--json]: a benchmark, side by side with its reference in one run, as ratios.
import { readdirSync } from 'node:fs'
import os from 'node:os'

const [name, ...options] = process.argv.slice(2)
const known = readdirSync('tests/bench')
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.replace('.bench.js', ''))

if (!name || !known.includes(name)) {
  process.stderr.write(`usage: npm run bench -- NAME [--json]\nbenchmarks: ${known.join(', ')}\n`)
  process.exit(2)
}

const { run } = await import(`./${name}.bench.js`)
const outcome = await run(options)
const { summary = {}, results: rows } = Array.isArray(outcome) ? { results: outcome } : outcome
const results = rows.map((row) => ({ ...row, ok: row.wanted === null ? true : compare(row) }))
const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}`

if (options.includes('--json')) process.stdout.write(`${JSON.stringify({ name, machine, ...summary, results }, null, 2)}\n`)
else {
  console.log(`${name} (${machine})`)
  for (const { what, value, unit, reference, ratio, wanted, ok } of results) {
    console.log(
      `${ok ? 'ok  ' : 'MISS'} ${what}: ${round(value)} ${unit}, reference ${round(reference)} ${unit}, ratio ${round(ratio)}${wanted ? ` (wanted ${wanted})` : ''}`,
    )
  }
}
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1

/** `wanted` is a bound on the ratio: "<= 2" or ">= 20". */
function compare({ ratio, wanted }) {
  const [sign, bound] = wanted.split(' ')
  return sign === '<=' ? ratio <= Number(bound) : ratio >= Number(bound)
}

function round(number) {
  return Number(number.toPrecision(3))
}
