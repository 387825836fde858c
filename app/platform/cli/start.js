// npm start: serves the built portal.
process.env.NODE_ENV ??= 'production'
const { serve } = await import('../../../build/server/index.js')
try {
  await serve()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
