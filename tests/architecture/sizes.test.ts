import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => `app/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))

const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1

test('a route has at most 120 lines: what is longer is a feature', () => {
  expect(files.filter((file) => file.startsWith('app/routes/') && lines(file) > 120)).toEqual([])
})

test('a file has at most 300 lines', () => {
  expect(files.filter((file) => lines(file) > 300)).toEqual([])
})

test('no drawer without a name', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|lib|shared|services?|types)(\/|\.tsx?$)/.test(file))).toEqual([])
})
