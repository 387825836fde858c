import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { passkeyOptionsPath } from '#app/features/accounts/paths.ts'
import { Button, type ButtonLook } from '#app/ui/actions/button.tsx'

export type PasskeyFormProps = {
  purpose: 'signIn' | 'confirm' | 'add'
  language: string
  action?: string | undefined
  to?: string | null
  submit: string
  look?: ButtonLook
  /** Fields beside the passkey: its name. */
  children?: ReactNode
  /** Says so where the browser can use none, or runs no script. */
  saysWhere?: boolean
}

/** Uses or makes a passkey. Only a script can ask the device for one: the form appears with it (islands/accounts.island.ts). */
export function PasskeyForm({ purpose, language, action, to, submit, look = 'primary', children, saysWhere = false }: PasskeyFormProps) {
  const { t } = useTranslation('accounts')
  return (
    <>
      <form
        method="post"
        action={action}
        data-passkey={purpose}
        data-options={passkeyOptionsPath(language)}
        hidden
        className="grid gap-6"
        noValidate
      >
        <input type="hidden" name="intent" value="passkey" />
        <input type="hidden" name="response" value="" />
        {to && <input type="hidden" name="to" value={to} />}
        {children}
        <p data-passkey-problem hidden role="alert" className="font-semibold text-danger-deep">
          {t(`passkey.problem.${purpose}`)}
        </p>
        <div>
          <Button look={look}>{submit}</Button>
        </div>
      </form>
      {saysWhere && (
        <p data-passkey-none className="max-w-text text-base text-ink-soft">
          {t('passkey.none')}
        </p>
      )}
    </>
  )
}
