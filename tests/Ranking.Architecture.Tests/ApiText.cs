using System.Globalization;
using System.Reflection;
using System.Text;

namespace Ranking.Architecture.Tests;

/// <summary>Writes the public surface of an assembly as text, one member a line, sorted.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<Type> PublicTypes(Assembly assembly) =>
        assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal);

    public static string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in PublicTypes(assembly))
        {
            text.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {NameOf(type)}{BasesOf(type)}\n");
            foreach (string member in MembersOf(type).Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return text.ToString();
    }

    public static IEnumerable<MethodBase> VisibleMethods(Type type) => type.GetConstructors(Declared).Cast<MethodBase>().Concat(type.GetMethods(Declared)).Where(IsVisible);

    public static IEnumerable<PropertyInfo> VisibleProperties(Type type) => type.GetProperties(Declared).Where(p => (p.GetMethod ?? p.SetMethod) is { } accessor && IsVisible(accessor));

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (IsDelegate(type))
        {
            return [MethodText(type.GetMethod("Invoke")!)];
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        IEnumerable<string> fields = type.GetFields(Declared).Where(f => f.IsPublic).Select(f =>
            $"{(f.IsStatic ? "static " : "")}{NameOf(f.FieldType)} {f.Name}{(f.IsLiteral ? $" = {f.GetRawConstantValue()}" : "")}");
        IEnumerable<string> properties = VisibleProperties(type).Select(PropertyText);
        IEnumerable<string> methods = VisibleMethods(type)
            .Where(method => !method.IsSpecialName || method is ConstructorInfo)
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal) && !IsRecordPlumbing(type, method))
            .Select(MethodText);
        return fields.Concat(properties).Concat(methods);
    }

    private static string PropertyText(PropertyInfo property)
    {
        MethodInfo accessor = property.GetMethod ?? property.SetMethod!;
        string set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;"
            : "";
        string index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{Parameters(parameters)}]" : property.Name;
        string nullable = Nullability.Create(property).ReadState == NullabilityState.Nullable && !property.PropertyType.IsValueType ? "?" : "";
        return $"{(accessor.IsStatic ? "static " : "")}{NameOf(property.PropertyType)}{nullable} {index} {{{(property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "")}{set} }}";
    }

    private static string MethodText(MethodBase method)
    {
        string modifiers = method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "";
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        return method is MethodInfo info
            ? $"{modifiers}{NameOf(info.ReturnType)} {method.Name}{generic}({Parameters(method.GetParameters())})"
            : $"new({Parameters(method.GetParameters())})";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(p =>
    {
        string modifier = p.IsOut ? "out " : p.IsIn ? "in " : p.ParameterType.IsByRef ? "ref " : "";
        string nullable = !p.ParameterType.IsValueType && Nullability.Create(p).WriteState == NullabilityState.Nullable ? "?" : "";
        return $"{modifier}{NameOf(p.ParameterType)}{nullable} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")}";
    }));

    // What the compiler writes for every record says nothing of the surface.
    private static bool IsRecordPlumbing(Type type, MethodBase method) =>
        (IsRecord(type) && method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "get_EqualityContract")
        || (IsRecord(type) && method is ConstructorInfo && method.GetParameters() is [{ } only] && only.ParameterType == type);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string KindOf(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        _ when IsDelegate(type) => "delegate",
        { IsValueType: true } => $"{(type.IsByRefLike ? "ref " : "")}{(IsRecord(type) ? "record struct" : "struct")}",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => $"{(type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "")}{(IsRecord(type) ? "record" : "class")}",
    };

    // Of a delegate only its call is its own; the rest comes with every delegate.
    private static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static string BasesOf(Type type)
    {
        if (IsDelegate(type))
        {
            return "";
        }

        IEnumerable<Type> interfaces = type.GetInterfaces().Where(i => i.IsPublic && !i.Name.StartsWith("IEquatable", StringComparison.Ordinal));
        Type[] bases = [.. type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && !type.IsEnum ? [b] : Type.EmptyTypes, .. type.IsEnum ? [] : interfaces];
        return bases.Length == 0 ? "" : $" : {string.Join(", ", bases.Select(NameOf).Order(StringComparer.Ordinal))}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return NameOf(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{NameOf(underlying)}?";
        }

        string name = type.Namespace is not null && type.Namespace.StartsWith("Ranking.", StringComparison.Ordinal) ? $"{type.Namespace}.{type.Name}" : type.Name;
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : name;
    }
}
