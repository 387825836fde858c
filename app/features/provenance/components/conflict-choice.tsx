import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownName } from './use-shown-name.ts'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { splitFieldName, type FieldName } from '#app/features/provenance/field-names.ts'
import { choiceName } from '#app/features/provenance/save-reply.ts'
import { dirOf } from '#app/features/classifications/languages.ts'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { useEdit } from './edit-state.ts'

/** What somebody else wrote in the field meanwhile, and the choice between both; nothing where there is no conflict. */
export function ConflictChoice({
  name,
  describe = (text) => text,
}: {
  name: FieldName
  /** A stored code in words. */ describe?: ((text: string) => string) | undefined
}) {
  const { t } = useTranslation('provenance')
  const shownName = useShownName()
  const edit = useEdit()
  const conflict = edit.conflict(name)
  if (!conflict) return null
  const { lang } = splitFieldName(name)
  const who = conflict.by === null ? t('person.someone') : shownName(conflict.by)
  return (
    <div className="mt-3 grid gap-3 rounded-md border border-warning bg-warning-pale p-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <div className="grid content-start gap-2">
          <p className="text-base font-semibold">{t(conflict.theirs === '' ? 'conflict.removed' : 'conflict.wrote', { who })}</p>
          {conflict.theirs !== '' && <Quoted lang={lang}>{describe(conflict.theirs)}</Quoted>}
        </div>
        {conflict.base !== '' && (
          <div className="grid content-start gap-2">
            <p className="text-base font-semibold">{t('conflict.base')}</p>
            <Quoted lang={lang}>{describe(conflict.base)}</Quoted>
          </div>
        )}
      </div>
      {conflict.both !== null && (
        <>
          <p className="text-base font-semibold">{t('conflict.bothText')}</p>
          <Quoted lang={lang}>{conflict.both}</Quoted>
        </>
      )}
      <RadioGroup
        name={choiceName(name)}
        legend={t('conflict.choose')}
        defaultValue={edit.value(choiceName(name))}
        options={[
          { value: 'mine', label: t('conflict.mine') },
          { value: 'theirs', label: t('conflict.theirs', { who }) },
          ...(conflict.both === null ? [] : [{ value: 'both', label: t('conflict.both') }]),
        ]}
      />
    </div>
  )
}

const Quoted = ({ lang, children }: { lang: string | undefined; children: ReactNode }) => (
  <blockquote
    className="max-h-64 overflow-auto border-s-4 border-warning ps-3 text-base whitespace-pre-line"
    lang={lang && htmlLang(lang)}
    dir={lang ? dirOf(lang) : 'auto'}
  >
    {children}
  </blockquote>
)
