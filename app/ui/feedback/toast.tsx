import { X } from '#app/ui/marks/icons.tsx'
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice, type NoticeTone } from '#app/ui/feedback/notice.tsx'

type Toast = { id: number; tone: NoticeTone; text: string }
type ShowToast = (text: string, tone?: NoticeTone) => void

const ToastContext = createContext<ShowToast>(() => undefined)

/** Shows a short message over a hydrated page. Without a script the server answers with a live `Notice` instead. */
export function useToast(): ShowToast {
  return useContext(ToastContext)
}

/** Holds the messages of a hydrated page. They stay until closed or replaced by a fourth: nobody has to read fast. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui')
  const [toasts, setToasts] = useState<Toast[]>([])
  const show = useCallback<ShowToast>(
    (text, tone = 'success') => setToasts((before) => [...before, { id: nextId(before), tone, text }].slice(-3)),
    [],
  )
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div aria-live="polite" className="no-print pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-end gap-2">
        {toasts.map(({ id, tone, text }) => (
          <div key={id} className="pointer-events-auto relative w-full max-w-md rounded-md bg-white shadow-float">
            <Notice tone={tone}>
              <p className="pe-10">{text}</p>
            </Notice>
            <button
              type="button"
              aria-label={t('toast.close')}
              onClick={() => setToasts((before) => before.filter((toast) => toast.id !== id))}
              className="absolute end-1 top-1 inline-flex size-11 items-center justify-center rounded-md hover:bg-white/60"
            >
              <X aria-hidden size={18} />
            </button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  )
}

function nextId(toasts: Toast[]): number {
  return (toasts.at(-1)?.id ?? 0) + 1
}
