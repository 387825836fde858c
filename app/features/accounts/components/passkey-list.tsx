import { useTranslation } from 'react-i18next'
import type { OwnMethods } from '#app/features/accounts/methods/list-methods.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type PasskeyListProps = { passkeys: OwnMethods['passkeys']; language: string; refused: { passkeyId: string; name: string } | undefined }

/** A person's passkeys by name, each with another name or its end. */
export function PasskeyList({ passkeys, language, refused }: PasskeyListProps) {
  const { t } = useTranslation('account-security')
  if (passkeys.length === 0) return <p>{t('methods.passkeysNone')}</p>
  return (
    <ul className="grid gap-4">
      {passkeys.map(({ id, name, since, lastUsed }) => {
        const problem = refused?.passkeyId === id ? t('passkey.nameProblem') : undefined
        const field = `name-${id}`
        return (
          <li key={id} className="grid gap-2 border-t border-line pt-3">
            <p>
              <bdi className="font-semibold break-words">{name}</bdi>
              <span className="block text-sm text-ink-soft">
                {t('methods.since', { day: formatDay(language, since) })}
                {' · '}
                {lastUsed ? t('methods.lastUsed', { day: formatDay(language, lastUsed) }) : t('methods.neverUsed')}
              </span>
            </p>
            {problem && <ErrorSummary errors={[{ name: field, message: problem }]} />}
            <Disclosure summary={t('methods.more')} open={problem !== undefined}>
              <div className="grid gap-4 pt-2">
                <form method="post" className="grid gap-3" noValidate>
                  <input type="hidden" name="id" value={id} />
                  <Field name={field} label={t('passkey.name')} error={problem}>
                    <TextInput name="name" defaultValue={problem ? refused?.name : name} maxLength={100} />
                  </Field>
                  <div>
                    <Button name="intent" value="rename" look="secondary">
                      {t('methods.rename')}
                    </Button>
                  </div>
                </form>
                <form method="post">
                  <input type="hidden" name="id" value={id} />
                  <Button name="intent" value="removePasskey" look="danger">
                    {t('methods.remove')}
                  </Button>
                </form>
              </div>
            </Disclosure>
          </li>
        )
      })}
    </ul>
  )
}
