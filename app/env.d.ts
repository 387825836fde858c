/// <reference types="vite/client" />
import '@remix-run/node'

// loaders and actions are typed for single fetch
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}
