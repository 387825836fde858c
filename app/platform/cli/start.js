// npm start: serves the built portal.
import { setFlagsFromString } from 'node:v8'

// Where there is much memory, V8 lets garbage grow to four times what is in use before it looks again; this process shares the machine.
setFlagsFromString('--heap-growing-percent=30')
process.env.NODE_ENV ??= 'production'
const { serve } = await import('../../../build/server/index.js')
try {
  await serve()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
