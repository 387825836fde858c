// npm run dev: the same portal, with Vite's hot reload.
import { createServer } from 'vite'
import { buildEngine } from './build-engine.js'

process.env.NODE_ENV = 'development'
await buildEngine()
const vite = await createServer({ configFile: 'remix.config.js', server: { middlewareMode: true } })
const { serve } = await vite.ssrLoadModule('/app/entry.node.ts')
await serve(vite)
