// The public instances: our optimum beside that of COIN-OR's cbc (Debian: coinor-cbc).
import loadHighs from 'highs'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const FOLDER = '../shared/data/matching'
const INSTANCES = [
  { file: 'aamas2016.in', experts: 3, papers: 12 },
  { file: 'preflib1.in', experts: 3, papers: 6 },
]
const EQUAL = 1e-6

export async function benchOptimum({ solveInstance }, log) {
  const isThere = spawnSync('cbc', ['-quit'], { stdio: 'ignore' }).error === undefined
  if (!isThere) log('skipped: the optimum beside cbc, which is not installed (apt-get install coinor-cbc)')
  const results = []
  for (const { file, experts, papers } of isThere ? INSTANCES : []) {
    if (!existsSync(path.join(FOLDER, file))) {
      log(`skipped: ${FOLDER}/${file} is not there`)
      continue
    }
    const instance = readMatrix(path.join(FOLDER, file), experts, papers)
    const answer = solveInstance(await loadHighs(), instance)
    const optimum = solveByCbc(instance)
    const distance = Math.abs(answer.objective - optimum) / Math.max(Math.abs(optimum), 1)
    log(`${file}: ${answer.status} ${answer.objective} in ${answer.seconds.toFixed(2)} s, cbc ${optimum}`)
    results.push({
      what: `${file}: distance to the optimum of cbc`,
      value: answer.objective,
      unit: 'score',
      reference: optimum,
      ratio: distance,
      wanted: `<= ${EQUAL}`,
    })
  }
  return results
}

/** First line: rows and columns; then a request a row. */
function readMatrix(file, slots, capacity) {
  const [size, ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const [requests, experts] = size
  const ids = (kind, count) => Array.from({ length: count }, (_, place) => `${kind}${place}`)
  return {
    requests: ids('p', requests).map((id) => ({ id, slots })),
    experts: ids('e', experts).map((id) => ({ id, capacity })),
    scores: rows.flatMap((row, request) => row.map((score, expert) => ({ request: `p${request}`, expert: `e${expert}`, score }))),
  }
}

function solveByCbc({ requests, experts, scores }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-cbc-'))
  try {
    const names = scores.map((_, place) => `x${place}`)
    const sum = (side, id) => scores.flatMap((pair, place) => (pair[side] === id ? [names[place]] : [])).join('\n + ')
    const lines = [
      'Maximize',
      `obj: ${scores.map(({ score }, place) => `${score} ${names[place]}`).join('\n + ')}`,
      'Subject To',
      ...requests.map(({ id, slots }) => `${id}: ${sum('request', id)} <= ${slots}`),
      ...experts.map(({ id, capacity }) => `${id}: ${sum('expert', id)} <= ${capacity}`),
      'Binaries',
      ...names,
      'End',
    ]
    const [model, solution] = ['model.lp', 'solution.txt'].map((name) => path.join(folder, name))
    writeFileSync(model, `${lines.join('\n')}\n`)
    const { stdout } = spawnSync('cbc', [model, 'solve', 'solution', solution], { encoding: 'utf8', maxBuffer: 1e8 })
    const found = /objective value\s+(-?[\d.e+]+)/.exec(readFileSync(solution, 'utf8'))
    if (!found) throw new Error(`cbc found no optimum: ${stdout.slice(-500)}`)
    return Math.abs(Number(found[1]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
