import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)
export const NonceProvider = NonceContext.Provider

/** The nonce of the page's own inline script; known on the server only. */
export const useNonce = () => useContext(NonceContext)
