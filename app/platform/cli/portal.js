// npm run portal -- <command>: the command line of the built portal.
process.env.NODE_ENV ??= 'production'
process.env.PORTAL_LOG ??= 'error'
const { runCommand } = await import('../../../build/server/index.js')
process.exitCode = await runCommand(process.argv.slice(2))
