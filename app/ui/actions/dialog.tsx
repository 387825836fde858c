import { X } from '#app/ui/marks/icons.tsx'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonLook, type ButtonLook } from '#app/ui/actions/button.tsx'

export type DialogProps = {
  /** The words of the link that opens it: a verb. */
  trigger: ReactNode
  /** The page that does the same without a script; the trigger is a plain link to it until the page is hydrated. */
  href: string
  title: string
  look?: ButtonLook
  children: ReactNode
}

/** A native modal dialog. Its trigger is a link to a page of its own, so nothing depends on the script. */
export function Dialog({ trigger, href, title, look = 'secondary', children }: DialogProps) {
  const { t } = useTranslation('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  const [hydrated, setHydrated] = useState(false)
  const titleId = useId()
  useEffect(() => setHydrated(true), [])
  return (
    <>
      {hydrated ? (
        <button type="button" className={buttonLook(look)} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
          {trigger}
        </button>
      ) : (
        <a href={href} className={buttonLook(look)}>
          {trigger}
        </a>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-md border border-line bg-white p-0 text-ink shadow-float backdrop:bg-ink/50"
      >
        <div className="p-5 sm:p-8">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-xl">
              {title}
            </h2>
            <button
              type="button"
              aria-label={t('dialog.close')}
              onClick={() => dialog.current?.close()}
              className="-me-2 -mt-2 inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-paper"
            >
              <X aria-hidden size={22} />
            </button>
          </div>
          {children}
        </div>
      </dialog>
    </>
  )
}
