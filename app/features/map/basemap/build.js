// npm run geodata: builds the files under app/features/map/data and app/features/places/data from their packages.
import { createServer } from 'vite'

const vite = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
})
try {
  const { buildGeodata } = await vite.ssrLoadModule('/app/features/map/basemap/build-geodata.server.ts')
  await buildGeodata()
} finally {
  await vite.close()
}
